package io.mingqu.trade.movement.internal;

import io.mingqu.foundation.intake.IntakeTarget;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.partner.Partners;
import io.mingqu.trade.catalog.Products;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers one target per shape of file. */
@Configuration(proxyBeanMethods = false)
class MovementTargets {

  @Bean
  MovementTarget.Rooms movementRooms(MovementStore store, SuspendedStore suspended, ReversalStore reversals, Partners partners, Products products,
      Channels channels, Entities entities, Seals seals, Clock clock) {
    return new MovementTarget.Rooms(store, suspended, reversals, partners, products, channels, entities, seals, clock);
  }

  @Bean
  static BeanDefinitionRegistryPostProcessor movementShapes() {
    return new BeanDefinitionRegistryPostProcessor() {
      @Override
      public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        List<Shape> shapes = new ArrayList<>(GoodsShape.all());
        shapes.addAll(MoneyShape.all());
        shapes.add(new RetailShape());
        for (Shape shape : shapes) {
          RootBeanDefinition definition = new RootBeanDefinition(IntakeTarget.class,
              () -> new MovementTarget(shape, ((ConfigurableListableBeanFactory) registry).getBean(MovementTarget.Rooms.class)));
          definition.setRole(BeanDefinition.ROLE_APPLICATION);
          registry.registerBeanDefinition("intakeTarget." + shape.kind(), definition);
        }
      }
    };
  }
}
